import { readiness } from "../readiness.ts";

/** For load balancers: 200 when the database answers, 503 otherwise. Open to everybody. */
export const GET = readiness;
