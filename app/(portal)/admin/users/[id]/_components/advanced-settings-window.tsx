"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLookUp } from "@/components/forms/use-look-up.ts";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { previewCreditOwnerAction } from "../actions.ts";
import { CreditOwnerEffect } from "./credit-owner-effect.tsx";
import CreditOwnerList from "./credit-owner-list.tsx";
import { CreditUsersChoice } from "./credit-users-choice.tsx";
import type { AdvancedSettingsProps } from "./form-values.ts";

/** The window itself. Its Save only stages the change and closes it; nothing is stored (product.md 4). */
export default function AdvancedSettingsWindow({ open, onOpenChange, ...props }: AdvancedSettingsProps & WindowProps) {
	const t = useTranslations("adminUsers.advanced");
	const stage: AdvancedSettingsProps["onStage"] = (owner, creditUsers) => {
		props.onStage(owner, creditUsers);
		onOpenChange(false);
	};
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t("title")} size="wide">
				{props.organizationOfOne === null ? (
					<CreditOwnerChoice {...props} onStage={stage} />
				) : (
					<OrganizationOfOne organization={props.organizationOfOne} />
				)}
			</DialogContent>
		</Dialog>
	);
}

function CreditOwnerChoice({ user, current, staged, onStage }: AdvancedSettingsProps) {
	const t = useTranslations("adminUsers");
	const word = useTranslations("words");
	const [chosen, setChosen] = useState(staged);
	const [isMissing, setIsMissing] = useState(false);
	const isChange = chosen.id !== current.id;
	const { answer: preview, askAgain } = useLookUp(
		previewCreditOwnerAction,
		isChange ? { userId: user.id, ownerId: chosen.id } : null,
	);
	const mustMove = preview?.ok && preview.value.creditUsers.count > 0 ? preview.value.creditUsers : null;
	const isReady = !isChange || preview?.ok === true;

	function stage() {
		if (!isReady) return askAgain();
		if (mustMove && !chosen.creditUsers) return setIsMissing(true);
		onStage({ ...chosen, creditUsers: mustMove ? chosen.creditUsers : null }, mustMove);
	}

	return (
		<>
			<DialogBody>
				<div className="text-sm">
					<h3 className="font-medium">{t("advanced.creditOwner")}</h3>
					<p className="mb-2 text-muted">{t("advanced.whose", { name: user.name })}</p>
					<CreditOwnerList
						userId={user.id}
						choosing="owner"
						label={t("advanced.creditOwner")}
						chosenId={chosen.id}
						onChoose={(owner) => {
							setChosen({ ...owner, creditUsers: null });
							setIsMissing(false);
						}}
					/>
				</div>
				<CreditOwnerEffect user={user} currentOwner={current} chosenId={chosen.id} preview={preview} />
				{mustMove ? (
					<CreditUsersChoice
						key={chosen.id}
						user={user}
						people={mustMove}
						alongTo={chosen}
						value={chosen.creditUsers}
						onChange={(creditUsers) => {
							setChosen({ ...chosen, creditUsers });
							setIsMissing(false);
						}}
						error={isMissing ? t("advanced.alongMissing", { name: user.name }) : undefined}
					/>
				) : null}
			</DialogBody>
			<DialogFooter note={t("advanced.takesEffect")}>
				<DialogCancel />
				<Button onClick={stage} pending={isChange && preview === null}>
					{word("save")}
				</Button>
			</DialogFooter>
		</>
	);
}

function OrganizationOfOne({ organization }: { organization: string }) {
	const t = useTranslations("adminUsers");
	const word = useTranslations("words");
	return (
		<>
			<DialogBody className="text-sm">
				<div>
					<h3 className="font-medium">{t("advanced.creditOwner")}</h3>
					<p>{t("advanced.aloneYourself")}</p>
				</div>
				<p className="rounded-lg bg-sunken p-4 text-muted">{t("advanced.aloneText", { organization })}</p>
			</DialogBody>
			<DialogFooter>
				<DialogCancel>{word("close")}</DialogCancel>
				<Button asChild>
					<Link href="/admin/users/invite">{t("advanced.aloneInvite")}</Link>
				</Button>
			</DialogFooter>
		</>
	);
}
