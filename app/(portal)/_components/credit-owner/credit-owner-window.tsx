"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { useLookUp } from "@/components/forms/use-look-up.ts";
import { type Sending, useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFooter } from "@/components/ui/windows/dialog.tsx";
import type { WindowProps } from "@/components/ui/windows/window-on-demand.tsx";
import type { CreditUsersChoice as CreditUsersChoiceMade } from "@/lib/people/schema.ts";
import { previewCreditOwnerAction } from "./actions.ts";
import { ConsolidationChoice } from "./consolidation-choice.tsx";
import { CreditOwnerEffect } from "./credit-owner-effect.tsx";
import CreditOwnerList from "./credit-owner-list.tsx";
import { CreditUsersChoice } from "./credit-users-choice.tsx";
import type { NamedPeople } from "./use-people-text.ts";

interface Person {
	id: string;
	name: string;
}

interface Chosen extends Person {
	consolidate: boolean;
	creditUsers: CreditUsersChoiceMade | null;
}

interface CreditOwnerWindowProps<Input, Value> extends WindowProps {
	user: Person;
	/** Whose credits they use now. */
	current: Person;
	texts: { title: string; description: string; submit: string };
	/** What stores the choice; `consolidate` moves the user's own purchased credits along (product.md 55a). */
	saving: (choice: {
		owner: Person;
		consolidate: boolean;
		creditUsers: CreditUsersChoiceMade | null;
	}) => Sending<Input, Value>;
	/** Whether it asks what becomes of the user's own Credit Users (product.md 2). */
	movesCreditUsers?: boolean;
}

/** Whose credits somebody spends, with what a change would do and move along; its button stores it at once. */
export function CreditOwnerWindow<Input, Value>(props: CreditOwnerWindowProps<Input, Value>) {
	const { user, current, texts, saving, movesCreditUsers = false, open, onOpenChange } = props;
	const t = useTranslations("adminUsers.advanced");
	const [chosen, setChosen] = useState<Chosen>({ ...current, consolidate: false, creditUsers: null });
	const [isMissing, setIsMissing] = useState(false);
	const { send, pending, problem } = useSend();
	const asked = chosen.id === current.id ? null : { userId: user.id, ownerId: chosen.id };
	const { answer: preview } = useLookUp(previewCreditOwnerAction, asked);
	const lots = asked && preview?.ok ? preview.value.movable : [];
	const consolidate = chosen.consolidate && lots.length > 0;
	const { id, name } = chosen;
	const movers = movesCreditUsers && asked && preview?.ok ? preview.value.creditUsers : null;
	const mustMove = movers !== null && movers.count > 0;
	const creditUsers = mustMove ? chosen.creditUsers : null;
	const save = () =>
		mustMove && !creditUsers ? setIsMissing(true) : send(saving({ owner: { id, name }, consolidate, creditUsers }));
	return (
		<Dialog open={open} onOpenChange={onOpenChange}>
			<DialogContent title={texts.title} description={texts.description} size="wide">
				<DialogBody>
					<CreditOwnerList
						userId={user.id}
						choosing="owner"
						label={t("creditOwner")}
						chosenId={id}
						onChoose={(owner) => setChosen({ ...owner, consolidate: false, creditUsers: null })}
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
					{mustMove ? (
						<Movers
							user={user}
							people={movers}
							chosen={chosen}
							onChange={(made) => {
								setChosen({ ...chosen, creditUsers: made });
								setIsMissing(false);
							}}
							isMissing={isMissing}
						/>
					) : null}
					<FormProblem problem={problem} />
				</DialogBody>
				<DialogFooter>
					<DialogCancel />
					<Button onClick={save} pending={pending}>
						{texts.submit}
					</Button>
				</DialogFooter>
			</DialogContent>
		</Dialog>
	);
}

interface MoversProps {
	user: Person;
	people: NamedPeople;
	chosen: Chosen;
	onChange: (made: CreditUsersChoiceMade | null) => void;
	isMissing: boolean;
}

/** What becomes of the user's own Credit Users. */
function Movers({ user, people, chosen, onChange, isMissing }: MoversProps) {
	const t = useTranslations("adminUsers.advanced");
	return (
		<CreditUsersChoice
			key={chosen.id}
			user={user}
			people={people}
			alongTo={chosen}
			value={chosen.creditUsers}
			onChange={onChange}
			error={isMissing ? t("alongMissing", { name: user.name }) : undefined}
		/>
	);
}
