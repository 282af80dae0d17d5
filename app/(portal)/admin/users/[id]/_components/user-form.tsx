"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import type { NamedPeople } from "@/app/(portal)/_components/credit-owner/use-people-text.ts";
import { addressOfList } from "@/components/data-table/address/list-address.ts";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Form } from "@/components/ui/fields/form.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { UnsavedChangesGuard } from "@/components/unsaved-changes-guard.tsx";
import type { StaleUser } from "@/lib/user-information/change-user.ts";
import { AdvancedSettings } from "./advanced-settings.tsx";
import type { FormUser, RoleOption, StoredUser } from "./form-values.ts";
import { StaleNotice } from "./stale-notice.tsx";
import { useUserForm } from "./use-user-form.ts";
import { UserFields } from "./user-fields.tsx";
import { userTrail } from "./user-trail.ts";

interface UserFormProps {
	user: FormUser;
	stored: StoredUser;
	creditOwnerName: string;
	/** This user's Credit Users. */
	creditUsers: NamedPeople;
	roles: readonly RoleOption[];
	languages: readonly { value: string; label: string }[];
	timeZones: readonly string[];
	deploymentZone: string;
	/** The organization's name if it has no other user. */
	organizationOfOne: string | null;
}

/** User Information: its Save stores everything at once, and nothing is changed before (product.md 4). */
export function UserForm({ user, ...props }: UserFormProps) {
	const t = useTranslations("adminUsers");
	const word = useTranslations("words");
	const router = useRouter();
	const list = addressOfList("/admin/users");
	const form = useUserForm({ userId: user.id, ...props });
	const { stored, values, changed, isChanged, problem, errors } = form;
	const { name } = stored;
	const unsaved = useUnsavedText(form);
	const stale = problem?.code === "STALE" ? (problem.details as StaleUser) : null;
	const ownerError = errors.creditOwnerId?.message;
	return (
		<Form {...form.formProps} className="space-y-6">
			<PageHeader
				title={t("information")}
				breadcrumb={userTrail(t, name, list)}
				actions={
					<>
						<Button variant="outline" onClick={() => router.push(list)}>
							{word("cancel")}
						</Button>
						<Button type="submit" pending={form.pending}>
							{word("save")}
						</Button>
					</>
				}
			/>
			{isChanged ? (
				<Banner tone="warn" role="status">
					{t("unsaved", { fields: unsaved })}
				</Banner>
			) : null}
			{stale ? (
				<StaleNotice
					stale={stale}
					mine={values}
					base={stored}
					names={{ mine: form.staged.name, roles: props.roles }}
					deploymentZone={props.deploymentZone}
					onGoOn={(how) => form.goOn(stale, how)}
				/>
			) : null}
			{stale ? null : <FormProblem problem={problem} />}
			<Card className="overflow-visible">
				<UserFields {...props} {...form} user={user} />
				<AdvancedSettings
					{...form}
					user={{ id: user.id, name }}
					organizationOfOne={props.organizationOfOne}
					error={ownerError ?? (changed.includes("creditOwnerId") ? errors.creditUsers?.message : undefined)}
				/>
			</Card>
			<UnsavedChangesGuard when={isChanged} text={t("leaveText", { name, fields: unsaved })} />
		</Form>
	);
}

/** What would be stored, in words. */
function useUnsavedText({ values, changed, creditUsers }: ReturnType<typeof useUserForm>): string {
	const t = useTranslations("adminUsers");
	const format = useFormatter();
	const movers = values.creditUsers && changed.includes("creditOwnerId") ? creditUsers.count : 0;
	return format.list([
		...changed.map((field) => t(`fields.${field}`)),
		...(movers > 0 ? [t("unsavedMovers", { count: movers })] : []),
		...(values.consolidate ? [t("unsavedCredits")] : []),
		...(values.cancelSubscriptions ? [t("unsavedSubscriptions")] : []),
		...(values.limits.length > 0 ? [t("unsavedLimits")] : []),
	]);
}
