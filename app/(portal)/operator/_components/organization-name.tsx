import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { mayManageOrganizations } from "@/lib/customers/policy.ts";

interface OrganizationNameProps {
	actor: Actor;
	organization: { readonly id: string; readonly name: string; readonly isCustomer?: boolean };
}

/** An organization's name, which leads to its page where there is one that the reader may see. */
export function OrganizationName({ actor, organization: { id, name, isCustomer = true } }: OrganizationNameProps) {
	if (!isCustomer || !mayManageOrganizations(actor)) return name;
	return (
		<Link href={`/operator/organizations/${id}`} className="hover:underline">
			{name}
		</Link>
	);
}
