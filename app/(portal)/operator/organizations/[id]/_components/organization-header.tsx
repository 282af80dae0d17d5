import { getLocale, getTimeZone, getTranslations } from "next-intl/server";
import { DateTime, formatDateTime } from "@/components/date-time.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import type { CustomerDetail } from "@/lib/customers/queries.ts";
import { ClosedBanner } from "./closed-banner.tsx";
import { ResumeOrganization } from "./resume-organization.tsx";
import { SuspendOrganization } from "./suspend-organization.tsx";

/** Whose page it is, and whether it may go on (product.md 57). */
export async function OrganizationHeader({ organization }: { organization: CustomerDetail }) {
	const [t, locale, timeZone] = await Promise.all([
		getTranslations("operatorOrganizations"),
		getLocale(),
		getTimeZone(),
	]);
	const { id, name, createdAt, people, serviceUsers, suspension, closing } = organization;
	const since = formatDateTime(createdAt, { locale, timeZone, precision: "day" });
	return (
		<>
			<PageHeader
				title={name}
				subtitle={t("facts", { since, people, services: serviceUsers })}
				breadcrumb={[{ label: t("title"), href: "/operator/organizations" }, { label: name }]}
				actions={
					<>
						{suspension && !closing ? <ResumeOrganization organization={{ id, name }} /> : null}
						{suspension ? null : <SuspendOrganization organization={{ id, name, people }} />}
						<Button asChild variant="outline">
							<Link href={`/operator/organizations/${id}/close`}>{t(closing ? "close.afterwards" : "close.link")}</Link>
						</Button>
					</>
				}
			/>
			<ClosedBanner organization={organization} />
			{suspension && !closing ? (
				<Banner
					tone="warn"
					title={t.rich("suspended.title", {
						by: suspension.by,
						at: () => <DateTime at={suspension.at} precision="full" />,
					})}
				>
					{t("suspended.text", { reason: suspension.reason })}
				</Banner>
			) : null}
		</>
	);
}
