import type { FoundThing } from "@/lib/search/find-everywhere.ts";

/** Where something that was found is shown. */
export function foundAddress({ kind, id, name }: FoundThing): string {
	switch (kind) {
		case "person":
			return `/admin/users/${id}`;
		case "service_user":
			return `/admin/users/service-users/${id}`;
		case "order":
			return `/orders/${id}`;
		case "operator_order":
			return `/operator/orders?q=${encodeURIComponent(name)}`;
		case "own_group":
			return `/share/${id}`;
		case "usable_group":
			return "/share?tab=shared";
		case "organization":
			return `/operator/organizations/${id}`;
		case "holder":
			return `/operator/credits/${id}`;
	}
}
