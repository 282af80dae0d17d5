"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useId } from "react";
import { type Control, Controller, type FieldErrors, type UseFormRegister, useWatch } from "react-hook-form";
import { CreditUsersChoice } from "@/app/(portal)/_components/credit-owner/credit-users-choice.tsx";
import type { NamedPeople } from "@/app/(portal)/_components/credit-owner/use-people-text.ts";
import { TimeZoneChoice } from "@/components/time-zone-choice.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { Input } from "@/components/ui/fields/input.tsx";
import { Select } from "@/components/ui/fields/select.tsx";
import type { FormUser, FormValues, RoleOption, StoredUser } from "./form-values.ts";

interface UserFieldsProps {
	control: Control<FormValues>;
	register: UseFormRegister<FormValues>;
	errors: FieldErrors<FormValues>;
	user: FormUser;
	stored: StoredUser;
	creditUsers: NamedPeople;
	roles: readonly RoleOption[];
	languages: readonly { value: string; label: string }[];
	timeZones: readonly string[];
	deploymentZone: string;
}

export function UserFields(props: UserFieldsProps) {
	const { control, register, errors, user, stored, creditUsers } = props;
	const t = useTranslations("adminUsers");
	const [status, creditOwnerId] = useWatch({ control, name: ["status", "creditOwnerId"] });
	const isFixed = user.isAboveActor;
	const why = useId();
	const fixed = isFixed ? { readOnly: true, "aria-describedby": why } : {};
	const mustChoose = status === "suspended" && creditUsers.count > 0 && creditOwnerId === stored.creditOwnerId;
	return (
		<div className="grid gap-5 p-5 md:grid-cols-2">
			{isFixed ? (
				<p id={why} className="text-pretty text-muted text-sm md:col-span-2">
					{t("aboveYou", { name: stored.name })}
				</p>
			) : null}
			<Field label={t("fields.name")} error={errors.name?.message} required>
				<Input {...register("name")} {...fixed} autoComplete="off" />
			</Field>
			<Field label={t("fields.email")} error={errors.email?.message} help={<EmailHelp user={user} />} required>
				<Input
					type="email"
					{...register("email")}
					readOnly={user.isSelf || isFixed}
					autoComplete="off"
					autoCapitalize="none"
				/>
			</Field>
			<RoleAndStatus {...props} isFixed={isFixed} />
			{mustChoose ? (
				<Controller
					control={control}
					name="creditUsers"
					render={({ field }) => (
						<CreditUsersChoice
							className="md:col-span-2"
							user={{ id: user.id, name: stored.name }}
							people={creditUsers}
							value={field.value}
							onChange={field.onChange}
							error={errors.creditUsers?.message}
						/>
					)}
				/>
			) : null}
			<Field label={t("fields.language")} error={errors.language?.message}>
				<Select {...register("language")}>
					{props.languages.map(({ value, label }) => (
						<option key={value} value={value}>
							{label}
						</option>
					))}
				</Select>
			</Field>
			<Field label={t("fields.timeZone")} error={errors.timeZone?.message}>
				<Controller
					control={control}
					name="timeZone"
					render={({ field }) => (
						<TimeZoneChoice
							value={field.value}
							onChange={field.onChange}
							zones={props.timeZones}
							deploymentZone={props.deploymentZone}
						/>
					)}
				/>
			</Field>
		</div>
	);
}

/** A select that is disabled says nothing to the form, which keeps what is stored. */
function RoleAndStatus({
	register,
	control,
	errors,
	user,
	stored,
	roles,
	isFixed,
}: UserFieldsProps & { isFixed: boolean }) {
	const t = useTranslations("adminUsers");
	const format = useFormatter();
	const isSuspending = useWatch({ control, name: "status" }) === "suspended" && stored.status === "active";
	const { serviceUsers, subscriptions, openRequests, hasAlerts, refills } = user;
	const effects = [
		serviceUsers.length > 0
			? t("remove.serviceUsers", { count: serviceUsers.length, names: format.list(serviceUsers) })
			: null,
		subscriptions.length > 0
			? t("suspendedSubscriptions", { count: subscriptions.length, names: format.list(subscriptions) })
			: null,
		openRequests > 0 ? t("remove.requests", { name: stored.name, count: openRequests }) : null,
		refills > 0 ? t("refillsRest", { count: refills }) : null,
		hasAlerts ? t("remove.alertsPaused", { name: stored.name }) : null,
	].filter((effect) => effect !== null);
	return (
		<>
			<Field label={t("fields.userRoleId")} error={errors.userRoleId?.message}>
				<Select {...(isFixed ? { value: stored.userRoleId, disabled: true } : register("userRoleId"))}>
					{roles.map((role) => (
						<option key={role.id} value={role.id} disabled={role.disabled}>
							{role.label}
						</option>
					))}
				</Select>
			</Field>
			<Field
				label={t("fields.status")}
				error={errors.status?.message}
				help={isSuspending && effects.length > 0 ? format.list(effects) : undefined}
			>
				<Select {...(isFixed ? { value: stored.status, disabled: true } : register("status"))}>
					<option value="active">{t("statuses.active")}</option>
					<option value="suspended">{t("statuses.suspended")}</option>
				</Select>
			</Field>
		</>
	);
}

function EmailHelp({ user }: { user: FormUser }) {
	const t = useTranslations("adminUsers");
	if (user.isSelf) return t("emailOwn");
	const { email, pendingEmail } = user;
	if (pendingEmail) return <span className="text-warn-ink">{t("emailWaits", { pending: pendingEmail, email })}</span>;
	return t(user.isEmailVerified ? "emailHelp" : "emailUnverified");
}
