import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SectionNavigation } from "@/app/(portal)/_components/section-navigation.tsx";
import { currentActor } from "@/app/current-actor.ts";
import { maySeeBilling } from "@/lib/orders/policy.ts";
import { maySeeUsers } from "@/lib/people/policy.ts";

/** The pages about one person, each with an address of its own (product.md 57). */
export default async function PersonLayout({ children, params }: LayoutProps<"/admin/users/[id]">) {
	const [actor, { id }, t] = await Promise.all([currentActor(), params, getTranslations("adminPerson")]);
	if (!maySeeUsers(actor)) notFound();
	const here = `/admin/users/${id}`;
	const items = [
		{ href: here, label: t("information") },
		{ href: `${here}/usage`, label: t("usage") },
		...(maySeeBilling(actor) ? [{ href: `${here}/orders`, label: t("orders") }] : []),
		{ href: `${here}/groups`, label: t("groups") },
	];
	return (
		<>
			<SectionNavigation label={t("label")} items={items} />
			{children}
		</>
	);
}
