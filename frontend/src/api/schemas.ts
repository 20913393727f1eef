/** What the server answers, by the names of its own description: nothing is typed by hand twice. */
import type { components } from "./schema";

type Schemas = components["schemas"];

/** A member with a default may be left out of a request; an answer always carries it. */
export type Complete<T> = T extends Blob
  ? T
  : T extends (infer Row)[]
    ? Complete<Row>[]
    : T extends object
      ? { [Member in keyof T]-?: Complete<Exclude<T[Member], undefined>> }
      : T;

export type Answer<Name extends keyof Schemas> = Complete<Schemas[Name]>;
export type Request<Name extends keyof Schemas> = Schemas[Name];
