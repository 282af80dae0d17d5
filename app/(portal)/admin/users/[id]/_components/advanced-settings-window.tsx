"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { previewCreditOwnerAction } from "@/app/(portal)/_components/credit-owner/actions.ts";
import { ConsolidationChoice } from "@/app/(portal)/_components/credit-owner/consolidation-choice.tsx";
import { CreditOwnerEffect } from "@/app/(portal)/_components/credit-owner/credit-owner-effect.tsx";
import CreditOwnerList from "@/app/(portal)/_components/credit-owner/credit-owner-list.tsx";
import { CreditUsersChoice } from "@/app/(portal)/_components/credit-owner/credit-users-choice.tsx";
import { isCancellable, SubscriptionsChoice } from "@/app/(portal)/_components/credit-owner/subscriptions-choice.tsx";
import { useLookUp } from "@/components/forms/use-look-up.ts";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import type { ActionResult } from "@/lib/actions/action.ts";
import type { CreditOwnerPreview } from "@/lib/owners/preview-credit-owner.ts";
import { UserLimits } from "./limits/user-limits.tsx";
import type { AdvancedSettingsProps } from "./use-user-form.ts";

/** The window itself. Its Save only stages the change and closes it; nothing is stored (product.md 4). */
export default function AdvancedSettingsWindow({ open, onOpenChange, ...props }: AdvancedSettingsProps & WindowProps) {
	const t = useTranslations("adminUsers.advanced");
	const stage: AdvancedSettingsProps["stage"] = (owner, creditUsers) => {
		props.stage(owner, creditUsers);
		onOpenChange(false);
	};
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={t("title")} size="wide">
				{props.organizationOfOne === null ? (
					<CreditOwnerChoice {...props} stage={stage} />
				) : (
					<OrganizationOfOne organization={props.organizationOfOne} />
				)}
			</DialogContent>
		</Dialog>
	);
}

function CreditOwnerChoice({ user, current, staged, stage }: AdvancedSettingsProps) {
	const t = useTranslations("adminUsers");
	const word = useTranslations("words");
	const [chosen, setChosen] = useState(staged);
	const [isMissing, setIsMissing] = useState(false);
	const [limits, setLimits] = useState(staged.limits);
	const isChange = chosen.id !== current.id;
	const asked = isChange ? { userId: user.id, ownerId: chosen.id } : null;
	const { answer: preview, askAgain } = useLookUp(previewCreditOwnerAction, asked);
	const mustMove = preview?.ok && preview.value.creditUsers.count > 0 ? preview.value.creditUsers : null;
	const consolidate = chosen.consolidate && movableIn(preview).length > 0;
	const cancelSubscriptions = chosen.cancelSubscriptions && cancellableIn(preview).length > 0;

	function choose(owner: StagedPerson) {
		setChosen({ ...owner, creditUsers: null, limits: [], consolidate: false, cancelSubscriptions: false });
		// They were about the credits of the owner who was chosen before.
		if (owner.id !== chosen.id) setLimits([]);
		setIsMissing(false);
	}

	function save() {
		if (isChange && !preview?.ok) return askAgain();
		if (mustMove && !chosen.creditUsers) return setIsMissing(true);
		stage(
			{ ...chosen, creditUsers: mustMove ? chosen.creditUsers : null, limits, consolidate, cancelSubscriptions },
			mustMove,
		);
	}

	return (
		<>
			<DialogBody>
				<div className="text-sm">
					<h3 className="font-medium">{t("advanced.creditOwner")}</h3>
					<p className="mb-2 text-muted">{t("advanced.whose", { name: user.name })}</p>
					<OwnerList userId={user.id} chosenId={chosen.id} onChoose={choose} />
				</div>
				<OwnerChange
					user={user}
					owners={{ before: current, after: chosen }}
					preview={preview}
					choice={{ consolidate, cancelSubscriptions }}
					onChoice={(made) => setChosen({ ...chosen, ...made })}
				/>
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
				<UserLimits key={`limits ${chosen.id}`} user={user} owner={chosen} staged={limits} onStage={setLimits} />
			</DialogBody>
			<DialogFooter note={t("advanced.takesEffect")}>
				<DialogCancel />
				<Button onClick={save} pending={isChange && preview === null}>
					{word("save")}
				</Button>
			</DialogFooter>
		</>
	);
}

function OwnerList(list: { userId: string; chosenId: string; onChoose: (owner: StagedPerson) => void }) {
	const t = useTranslations("adminUsers.advanced");
	return <CreditOwnerList choosing="owner" label={t("creditOwner")} {...list} />;
}

type StagedPerson = Pick<AdvancedSettingsProps["staged"], "id" | "name">;

interface OwnerChangeProps {
	user: { id: string; name: string };
	owners: { before: { id: string; name: string }; after: { id: string; name: string } };
	/** Null while it loads. */
	preview: Preview;
	choice: AlsoStaged;
	onChoice: (made: Partial<AlsoStaged>) => void;
}

/** What else the same save can do. */
type AlsoStaged = Pick<AdvancedSettingsProps["staged"], "consolidate" | "cancelSubscriptions">;

type Preview = ActionResult<CreditOwnerPreview> | null;

/** What the choice changes, and what can move along with it. */
function OwnerChange({ user, owners, preview, choice, onChoice }: OwnerChangeProps) {
	const lots = movableIn(preview);
	return (
		<>
			<CreditOwnerEffect
				user={user}
				currentOwner={owners.before}
				chosenId={owners.after.id}
				preview={preview}
				consolidates={choice.consolidate}
			/>
			{lots.length > 0 ? (
				<ConsolidationChoice
					user={user}
					owners={owners}
					lots={lots}
					checked={choice.consolidate}
					onChange={(consolidate) => onChoice({ consolidate })}
				/>
			) : null}
			<SubscriptionsChoice
				user={user}
				subscriptions={subscriptionsIn(preview)}
				checked={choice.cancelSubscriptions}
				onChange={(cancelSubscriptions) => onChoice({ cancelSubscriptions })}
			/>
		</>
	);
}

function movableIn(preview: Preview): CreditOwnerPreview["movable"] {
	return preview?.ok ? preview.value.movable : [];
}

function subscriptionsIn(preview: Preview): CreditOwnerPreview["subscriptions"] {
	return preview?.ok ? preview.value.subscriptions : [];
}

function cancellableIn(preview: Preview): CreditOwnerPreview["subscriptions"] {
	return subscriptionsIn(preview).filter(isCancellable);
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
