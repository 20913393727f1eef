import type { SecretMade } from "./queries";

/** Two lines that council IT can paste as they are: one fetches a token of ten minutes, one uses it. */
export function curlLines(secret: SecretMade, scopes: string[], origin: string): { token: string; use: string } {
  const who = `'${secret.client_id}:${secret.secret}'`;
  return {
    token: `curl -s -u ${who} -d grant_type=client_credentials --data-urlencode 'scope=${scopes.join(" ")}' ${origin}/api/v1/oauth/token`,
    use: `curl -s -H "Authorization: Bearer $TOKEN" ${origin}/api/v1/me`,
  };
}
