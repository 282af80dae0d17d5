"use client";

import { useTranslations } from "next-intl";
import CreditOwnerList from "@/app/(portal)/_components/credit-owner/credit-owner-list.tsx";
import { Checkbox } from "@/components/ui/fields/checkbox.tsx";
import { Field } from "@/components/ui/fields/field.tsx";
import { RadioGroup, RadioItem } from "@/components/ui/fields/radio-group.tsx";
import { Select } from "@/components/ui/fields/select.tsx";
import type { TypeToChoose } from "@/lib/limits/list-types-to-limit.ts";
import type { ManyPreview } from "@/lib/many-users/many-preview.ts";
import type { ChangeOf, ManyChange } from "@/lib/many-users/schema.ts";
import type { UserRoleChoice } from "@/lib/user-roles/queries.ts";
import { LimitChoice } from "./limit-choice.tsx";

interface ChangeChoiceProps {
	what: ManyChange["what"];
	roles: readonly UserRoleChoice[];
	types: readonly TypeToChoose[];
	/** Null until something is chosen. */
	change: ManyChange | null;
	/** The last one that was shown. */
	preview: ManyPreview | null;
	/** Null where nothing is chosen any more. */
	onChange: (change: ManyChange | null) => void;
}

/** What all selected people get: a Credit Owner, a role, a limit or a status. */
export function ChangeChoice(props: ChangeChoiceProps) {
	const { what, types, onChange } = props;
	if (what === "limit") return <LimitChoice types={types} onChange={onChange} />;
	if (what === "role") return <RoleChoice {...props} />;
	return what === "status" ? <StatusChoice {...props} /> : <OwnerChoice {...props} />;
}

function OwnerChoice({ change, preview, onChange }: ChangeChoiceProps) {
	const t = useTranslations("manyUsers");
	const chosen = change?.what === "creditOwner" ? change : null;
	const choose = (ownerId: string | null) =>
		onChange({ what: "creditOwner", ownerId, takeAlong: ownerId !== null && (chosen?.takeAlong ?? false) });
	return (
		<div className="space-y-3">
			<CreditOwnerList
				userId={null}
				choosing="owner"
				label={t("creditOwner")}
				chosenId={chosen?.ownerId ?? null}
				onChoose={({ id }) => choose(id)}
			/>
			<Checkbox
				label={t("ownCredits")}
				checked={chosen !== null && chosen.ownerId === null}
				onChange={() => choose(null)}
			/>
			{chosen?.ownerId ? <AlongChoice change={chosen} preview={preview} onChange={onChange} /> : null}
		</div>
	);
}

function RoleChoice({ roles, change, onChange }: ChangeChoiceProps) {
	const t = useTranslations("manyUsers");
	const word = useTranslations("words");
	return (
		<Field label={word("userRole")}>
			<Select
				value={change?.what === "role" ? change.userRoleId : ""}
				onChange={({ target }) => (target.value ? onChange({ what: "role", userRoleId: target.value }) : undefined)}
			>
				<option value="">{t("chooseRole")}</option>
				{roles.map(({ id, name, isBeyondActor }) => (
					<option key={id} value={id} disabled={isBeyondActor}>
						{isBeyondActor ? word("roleBeyondYou", { role: name }) : name}
					</option>
				))}
			</Select>
		</Field>
	);
}

function StatusChoice({ change, preview, onChange }: ChangeChoiceProps) {
	const t = useTranslations("manyUsers");
	const chosen = change?.what === "status" ? change : null;
	return (
		<div className="space-y-3">
			<RadioGroup legend={t("status")}>
				{(["suspended", "active"] as const).map((status) => (
					<RadioItem
						key={status}
						name="status"
						label={t(`statuses.${status}`)}
						checked={chosen?.status === status}
						onChange={() => onChange({ what: "status", status, takeAlong: false })}
					/>
				))}
			</RadioGroup>
			{chosen?.status === "suspended" ? <AlongChoice change={chosen} preview={preview} onChange={onChange} /> : null}
		</div>
	);
}

/** What becomes of those who use the credits of the selected people (product.md 2 and 36). */
function AlongChoice({
	change,
	preview,
	onChange,
}: Pick<ChangeChoiceProps, "preview" | "onChange"> & { change: ChangeOf<"creditOwner"> | ChangeOf<"status"> }) {
	const t = useTranslations("manyUsers");
	if (!change.takeAlong && !preview?.withCreditUsers) return null;
	return (
		<Checkbox
			label={t(`along.${change.what}`)}
			checked={change.takeAlong}
			onChange={({ target }) => onChange({ ...change, takeAlong: target.checked })}
		/>
	);
}
