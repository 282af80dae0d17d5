import { getLocale, getTranslations } from "next-intl/server";
import { DateTime, zoneName } from "@/components/date-time.tsx";
import { StateBadge } from "@/components/state-badge.tsx";
import { Address } from "@/components/ui/address.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { Card } from "@/components/ui/card.tsx";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import type { UserInformation } from "@/lib/people/queries.ts";
import { knownTimeZone } from "@/lib/platform/database/deployment-time-zone.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { isLanguage } from "@/lib/text/language.ts";
import { userTrail } from "./user-trail.ts";

/** User Information for those who may see users and not change them (product.md 3). */
export async function UserView({ user }: { user: UserInformation }) {
	const [t, word, locale] = await Promise.all([getTranslations("adminUsers"), getTranslations("words"), getLocale()]);
	const zone = zoneName({ timeZone: user.timeZone ?? knownTimeZone(), locale, at: new Date() });
	return (
		<>
			<PageHeader title={t("information")} breadcrumb={userTrail(t, user.name)} />
			<Banner>{t("viewOnly", { name: user.name })}</Banner>
			<Card>
				<DescriptionList>
					<DescriptionItem term={t("fields.name")}>{user.name}</DescriptionItem>
					<DescriptionItem term={t("fields.email")} note={user.isEmailVerified ? undefined : word("notConfirmed")}>
						<Address address={user.email} />
						{user.pendingEmail ? (
							<span className="block text-small text-muted">
								{t("pendingEmail", { pending: readableAddress(user.pendingEmail) })}
							</span>
						) : null}
					</DescriptionItem>
					<DescriptionItem term={t("fields.userRoleId")}>{user.roleName}</DescriptionItem>
					<DescriptionItem term={t("fields.status")}>
						<StateBadge state={user.status}>{t(`statuses.${user.status}`)}</StateBadge>
					</DescriptionItem>
					<DescriptionItem term={t("fields.language")}>
						{isLanguage(user.language) ? word(`languages.${user.language}`) : user.language}
					</DescriptionItem>
					<DescriptionItem term={t("fields.timeZone")}>
						{user.timeZone ? zone : word("asDeployment", { zone })}
					</DescriptionItem>
					<DescriptionItem term={t("fields.creditOwnerId")}>
						{user.creditOwner.id === user.id ? t("oneself") : user.creditOwner.name}
					</DescriptionItem>
					<DescriptionItem term={t("lastSignIn")}>
						{user.lastSignedInAt ? <DateTime at={user.lastSignedInAt} precision="full" /> : word("never")}
					</DescriptionItem>
					<DescriptionItem term={t("created")}>
						<DateTime at={user.createdAt} precision="day" />
					</DescriptionItem>
				</DescriptionList>
			</Card>
		</>
	);
}
