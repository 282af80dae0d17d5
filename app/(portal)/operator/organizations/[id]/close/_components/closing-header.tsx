import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header.tsx";
import type { CustomerDetail } from "@/lib/customers/queries.ts";
import { ClosedBanner } from "../../_components/closed-banner.tsx";

export async function ClosingHeader({ organization }: { organization: CustomerDetail }) {
	const t = await getTranslations("operatorOrganizations");
	const { id, name, closing } = organization;
	return (
		<>
			<PageHeader
				title={t(closing ? "close.titleClosed" : "close.title", { name })}
				subtitle={t(closing ? "close.subtitleClosed" : "close.subtitle")}
				breadcrumb={[
					{ label: t("title"), href: "/operator/organizations" },
					{ label: name, href: `/operator/organizations/${id}` },
					{ label: t(closing ? "close.afterwards" : "close.confirm") },
				]}
			/>
			<ClosedBanner organization={organization} />
		</>
	);
}
