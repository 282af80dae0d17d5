import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import type { useCardForm } from "./use-card-form.ts";

interface CardFormProps {
	card: ReturnType<typeof useCardForm>;
	/** What its one button says. */
	submit: ReactNode;
	/** Its fields. */
	children?: ReactNode;
}

/** A card's form: what is wrong with all of it, its fields, and its button. */
export function CardForm({ card: { form, message, pending }, submit, children }: CardFormProps) {
	return (
		<form {...form} className="space-y-4">
			{message ? (
				<Banner tone="bad" role="alert">
					{message}
				</Banner>
			) : null}
			{children}
			<Button type="submit" className="w-full" pending={pending}>
				{submit}
			</Button>
		</form>
	);
}
