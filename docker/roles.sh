#!/bin/sh
# Runs once, when the database is first made: the role that owns and migrates, and the plain role that
# serves. Neither is a superuser, and neither may look past row security.
set -eu
psql -v ON_ERROR_STOP=1 --username postgres --dbname postgres \
  -v owner_password="$PLUMBLINE_OWNER_PASSWORD" -v app_password="$PLUMBLINE_APP_PASSWORD" <<'SQL'
create role plumbline_owner login nosuperuser nobypassrls nocreatedb nocreaterole password :'owner_password';
create role plumbline_app login nosuperuser nobypassrls nocreatedb nocreaterole password :'app_password';
create database plumbline owner plumbline_owner template template0 encoding 'UTF8';
SQL
