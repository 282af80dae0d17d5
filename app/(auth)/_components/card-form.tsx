import type { ReactNode } from "react";
import { FormProblem } from "@/components/forms/form-problem.tsx";
import { Button } from "@/components/ui/button.tsx";
import type { useCardForm } from "./use-card-form.ts";

interface CardFormProps {
	card: Pick<ReturnType<typeof useCardForm>, "form" | "problem" | "pending">;
	/** What its one button says. */
	submit: ReactNode;
	/** Its fields. */
	children?: ReactNode;
}

/** A card's form: what is wrong with all of it, its fields, and its button. */
export function CardForm({ card: { form, problem, pending }, submit, children }: CardFormProps) {
	return (
		<form {...form} className="space-y-4">
			<FormProblem problem={problem} />
			{children}
			<Button type="submit" className="w-full" pending={pending}>
				{submit}
			</Button>
		</form>
	);
}
