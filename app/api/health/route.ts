import { readiness } from "@/lib/platform/readiness.ts";

/** The same as `/api/ready`, under the name that it had first. */
export const GET = readiness;
