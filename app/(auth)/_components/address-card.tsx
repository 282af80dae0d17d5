import { type ReactNode, useEffect, useState } from "react";
import type { Action } from "@/components/forms/use-ask.ts";
import { AuthCard } from "./auth-card.tsx";
import { CardForm } from "./card-form.tsx";
import { MailboxCard } from "./mailbox-card.tsx";
import { useCard } from "./use-card.ts";

interface Asked {
	email: string;
	name?: string;
}

interface AddressCardProps<Input> {
	title: string;
	text: string;
	/** What its button says. */
	submit: string;
	/** What it says once the mail is on its way. */
	sent: (to: { email: string; strong: (email: ReactNode) => ReactNode }) => ReactNode;
	action: Action<Input, unknown>;
	input: (asked: Asked) => Input;
	isMailStored: boolean;
	elsewhere: ReactNode;
	/** Its fields. */
	children: (card: ReturnType<typeof useCard<Asked, Input>>) => ReactNode;
}

/** A card that asks for a mail address, then says "look in your mailbox", the same for every address. */
export function AddressCard<Input>({
	title,
	text,
	submit,
	sent,
	action,
	input,
	isMailStored,
	elsewhere,
	children,
}: AddressCardProps<Input>) {
	const [sentTo, setSentTo] = useState("");
	const [step, setStep] = useState<"first" | "sent" | "again">("first");
	const card = useCard<Asked, Input>({
		action,
		input,
		onDone: ({ email }) => {
			setSentTo(email.trim());
			setStep("sent");
		},
	});
	// Back from the mailbox's card, for another address.
	const { setFocus } = card.form;
	useEffect(() => {
		if (step === "again") setFocus("email");
	}, [step, setFocus]);
	if (step === "sent") {
		return (
			<MailboxCard isMailStored={isMailStored} elsewhere={elsewhere} onBack={() => setStep("again")}>
				{sent({ email: sentTo, strong: (email) => <b className="font-semibold">{email}</b> })}
			</MailboxCard>
		);
	}
	return (
		<AuthCard title={title} text={text} elsewhere={elsewhere}>
			<CardForm card={card} submit={submit}>
				{children(card)}
			</CardForm>
		</AuthCard>
	);
}
