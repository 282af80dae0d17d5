import { cache } from "react";
import type { Actor } from "@/lib/auth/actor.ts";
import { readOrganizationCredits } from "@/lib/own-organization/read-organization-credits.ts";

/** Both cards of the page need the same sums, which cost most of it: they are read once in a request. */
export const organizationCredits = cache((actor: Actor) => readOrganizationCredits({ actor }));
