import type { FormEvent, ReactNode } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Form } from "@/components/ui/fields/form.tsx";
import type { useCard } from "./use-card.ts";

interface CardFormProps {
	card: Pick<ReturnType<typeof useCard>, "formProps" | "problem" | "pending">;
	/** What its one button says. */
	submit: ReactNode;
	/** Its fields. */
	children?: ReactNode;
}

/**
 * A card's form: its problem, its fields, and its button. If submitted before its script has loaded, it is sent once it
 * has.
 */
export function CardForm({ card: { formProps, problem, pending }, submit, children }: CardFormProps) {
	return (
		<Form {...formProps} action={() => void formProps.onSubmit()} onReset={keepTyped} className="space-y-4">
			<FormProblem problem={problem} />
			{children}
			<Button type="submit" className="w-full" pending={pending}>
				{submit}
			</Button>
		</Form>
	);
}

/** React empties a form after its `action`: not this one, so that a refusal loses nothing that was typed. */
function keepTyped(event: FormEvent) {
	event.preventDefault();
}
