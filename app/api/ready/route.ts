import { readiness } from "@/lib/platform/readiness.ts";

/** For load balancers: 200 when the database answers, 503 otherwise. Needs no sign-in. */
export const GET = readiness;
