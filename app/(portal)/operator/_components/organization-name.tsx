import { RowLink } from "@/components/data-table/row-link.tsx";
import { Link } from "@/components/ui/link.tsx";
import type { Actor } from "@/lib/auth/actor.ts";
import { mayManageOrganizations } from "@/lib/customers/policy.ts";

interface OrganizationNameProps {
	actor: Actor;
	organization: { readonly id: string; readonly name: string; readonly isCustomer?: boolean };
	/** Whether it is what the row is about, which then leads there as a whole. */
	ofRow?: boolean;
}

/** An organization's name, which leads to its page where there is one that the reader may see. */
export function OrganizationName({ actor, organization, ofRow }: OrganizationNameProps) {
	const { id, name, isCustomer = true } = organization;
	if (!isCustomer || !mayManageOrganizations(actor)) return name;
	const href = `/operator/organizations/${id}`;
	if (ofRow) return <RowLink href={href}>{name}</RowLink>;
	return (
		<Link href={href} className="hover:underline">
			{name}
		</Link>
	);
}
