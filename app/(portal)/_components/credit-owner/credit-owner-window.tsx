"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useLookUp } from "@/components/forms/use-look-up.ts";
import { type Sending, useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import { previewCreditOwnerAction } from "./actions.ts";
import { ConsolidationChoice } from "./consolidation-choice.tsx";
import { CreditOwnerEffect } from "./credit-owner-effect.tsx";
import CreditOwnerList from "./credit-owner-list.tsx";

interface Person {
	id: string;
	name: string;
}

interface CreditOwnerWindowProps<Input, Value> extends WindowProps {
	user: Person;
	/** Whose credits they use now. */
	current: Person;
	texts: { title: string; description: string; submit: string };
	/** What stores the choice; `consolidate` moves the user's own purchased credits along (product.md 55a). */
	saving: (choice: { owner: Person; consolidate: boolean }) => Sending<Input, Value>;
}

/** Whose credits somebody spends, with what a change would do and move along; its button stores it at once. */
export function CreditOwnerWindow<Input, Value>({
	user,
	current,
	texts,
	saving,
	open,
	onOpenChange,
}: CreditOwnerWindowProps<Input, Value>) {
	const t = useTranslations("adminUsers.advanced");
	const [chosen, setChosen] = useState({ ...current, consolidate: false });
	const { send, pending, problem } = useSend();
	const asked = chosen.id === current.id ? null : { userId: user.id, ownerId: chosen.id };
	const { answer: preview } = useLookUp(previewCreditOwnerAction, asked);
	const lots = asked && preview?.ok ? preview.value.movable : [];
	const consolidate = chosen.consolidate && lots.length > 0;
	const { id, name } = chosen;
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={texts.title} description={texts.description} size="wide">
				<DialogBody>
					<CreditOwnerList
						userId={user.id}
						choosing="owner"
						label={t("creditOwner")}
						chosenId={id}
						onChoose={(owner) => setChosen({ ...owner, consolidate: false })}
					/>
					<CreditOwnerEffect
						user={user}
						currentOwner={current}
						chosenId={id}
						preview={preview}
						consolidates={consolidate}
					/>
					{lots.length > 0 ? (
						<ConsolidationChoice
							user={user}
							owners={{ before: current, after: chosen }}
							lots={lots}
							checked={consolidate}
							onChange={(wanted) => setChosen({ ...chosen, consolidate: wanted })}
						/>
					) : null}
					<FormProblem problem={problem} />
				</DialogBody>
				<DialogFooter>
					<DialogCancel />
					<Button onClick={() => send(saving({ owner: { id, name }, consolidate }))} pending={pending}>
						{texts.submit}
					</Button>
				</DialogFooter>
			</DialogContent>
		</Dialog>
	);
}
