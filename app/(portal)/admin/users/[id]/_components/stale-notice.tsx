"use client";

import { useLocale, useTranslations } from "next-intl";
import { zoneName } from "@/components/date-time.tsx";
import { Button } from "@/components/ui/button.tsx";
import { isLanguage } from "@/lib/text/language.ts";
import type { StaleUser } from "@/lib/user-information/change-user.ts";
import type { UserField } from "@/lib/user-information/schema.ts";
import { FIELDS, type FormValues, type RoleOption, type StoredUser } from "./form-values.ts";

interface StaleNoticeProps {
	stale: StaleUser;
	mine: FormValues;
	/** What was stored when the form was opened. */
	base: StoredUser;
	/** The staged Credit Owner's name, and the roles. */
	names: { mine: string; roles: readonly RoleOption[] };
	deploymentZone: string;
	onGoOn: (how: { keep: boolean }) => void;
}

/** Another administrator saved first, or the same in another tab: what differs, and how to continue. Nothing was overwritten (product.md 4). */
export function StaleNotice({ stale, mine, base, names, deploymentZone, onGoOn }: StaleNoticeProps) {
	const t = useTranslations("adminUsers");
	const word = useTranslations("words");
	const locale = useLocale();
	const { stored, changedBy, isByYourself } = stale;
	const by = changedBy ? t("stale.by", { person: changedBy }) : t("stale.byNobody");
	const differing = FIELDS.filter((field) => mine[field] !== stored[field] || base[field] !== stored[field]);

	function shown(field: UserField, values: Pick<FormValues, UserField>, ownerName: string): string {
		if (field === "creditOwnerId") return ownerName;
		if (field === "userRoleId") {
			return names.roles.find((role) => role.id === values.userRoleId)?.name ?? stale.roleName;
		}
		if (field === "status") return t(`statuses.${values.status}`);
		if (field === "language")
			return isLanguage(values.language) ? word(`languages.${values.language}`) : values.language;
		if (field === "timeZone") {
			return values.timeZone ? zoneName({ timeZone: values.timeZone, locale, at: new Date() }) : deploymentZone;
		}
		return values[field];
	}

	return (
		<section role="alert" className="rounded-xl bg-bad-soft p-5 text-sm text-bad-ink">
			<h2 className="font-semibold">
				{t(isByYourself ? "stale.titleYourself" : "stale.title", { name: stored.name })}
			</h2>
			<p className="mt-1">{isByYourself ? t("stale.byYourself") : by}</p>
			<div className="relative mt-3 overflow-x-auto rounded-lg border border-line bg-surface text-ink">
				<table aria-label={t("stale.caption")} className="w-full">
					<thead>
						<tr className="border-b border-line text-left text-small text-muted">
							<th className="px-4 py-2 font-medium">{t("stale.field")}</th>
							<th className="px-4 py-2 font-medium">{t("stale.stored")}</th>
							<th className="px-4 py-2 font-medium">{t("stale.yours")}</th>
						</tr>
					</thead>
					<tbody className="divide-y divide-line">
						{differing.map((field) => (
							<tr key={field}>
								<th scope="row" className="px-4 py-2 text-left font-normal text-muted">
									{t(`fields.${field}`)}
								</th>
								<td className="px-4 py-2">
									{shown(field, { ...mine, ...stored } as FormValues, stale.creditOwnerName)}
								</td>
								<td className="px-4 py-2">
									{mine[field] === base[field] ? (
										<span className="text-muted">{t("stale.sameAsStored")}</span>
									) : (
										shown(field, mine, names.mine)
									)}
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
			<div className="mt-4 flex flex-wrap gap-2">
				<Button variant="outline" className="text-ink" onClick={() => onGoOn({ keep: true })}>
					{t("stale.keep")}
				</Button>
				<Button variant="outline" className="text-ink" onClick={() => onGoOn({ keep: false })}>
					{t("stale.drop")}
				</Button>
			</div>
		</section>
	);
}
