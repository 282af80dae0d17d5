import type { ApiResource } from "./api-route.ts";
import { apiKey } from "./routes/api-key.ts";
import { audit } from "./routes/audit.ts";
import { balances } from "./routes/balances.ts";
import { broughtOver } from "./routes/brought-over.ts";
import { charges } from "./routes/charges.ts";
import { checks } from "./routes/checks.ts";
import { externalOrders } from "./routes/external-orders.ts";
import { grants } from "./routes/grants.ts";
import { holds } from "./routes/holds.ts";
import { limits } from "./routes/limits.ts";
import { orders } from "./routes/orders.ts";
import { organizations } from "./routes/organizations.ts";
import { plans } from "./routes/plans.ts";
import { shareGroupEntries } from "./routes/share-group-entries.ts";
import { shareGroups } from "./routes/share-groups.ts";
import { signInLinks } from "./routes/sign-in-links.ts";
import { usage } from "./routes/usage.ts";
import { users } from "./routes/users.ts";

/** Everything that the API has, in the order of its reference. A new resource is a file of `routes/` and a line here. */
export const API_RESOURCES: readonly ApiResource[] = [
	...[charges, holds, checks, balances, usage],
	...[shareGroups, shareGroupEntries, limits],
	...[plans, orders, externalOrders, grants, broughtOver],
	...[users, signInLinks, organizations, audit, apiKey],
];
