"use client";

import { useSend } from "@/components/forms/use-send.ts";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toaster.tsx";
import { withdrawHandoverAction } from "./actions.ts";

/** Takes the offer of a share group back. `name` is for screen readers, `done` what is said then. */
export function TakeBackOffer(props: { handoverId: string; label: string; name: string; done: string }) {
	const { handoverId, label, name, done } = props;
	const { send, pending } = useSend();
	const takeBack = () =>
		send({
			action: withdrawHandoverAction,
			input: () => ({ handoverId }),
			onDone: () => toast.done(done),
			onProblem: ({ message }) => toast.failed(message),
		});
	return (
		<Button variant="link" pending={pending} aria-label={name} onClick={takeBack}>
			{label}
		</Button>
	);
}
