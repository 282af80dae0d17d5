"use client";

import { Check } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "../class-names.ts";
import { chosenAtFirst } from "./chosen-at-first.ts";

interface CheckboxProps extends Omit<ComponentProps<"input">, "type"> {
	label: ReactNode;
	help?: ReactNode;
	hideLabel?: boolean;
}

/** The browser's own checkbox, drawn in our colours, with its label and help. */
export function Checkbox({ label, help, hideLabel, className, ...props }: CheckboxProps) {
	const id = useId();
	const helpId = help ? `${id}-help` : undefined;
	return (
		<div className={cn("flex items-start gap-2.5", className)}>
			<span className="relative grid h-6 w-4.5 shrink-0 place-items-center">
				<input
					id={id}
					type="checkbox"
					aria-describedby={helpId}
					className="peer size-4.5 appearance-none rounded border border-control bg-surface checked:border-accent checked:bg-accent disabled:border-line disabled:bg-sunken disabled:checked:bg-control"
					{...chosenAtFirst(props)}
				/>
				<Check
					aria-hidden
					strokeWidth={3}
					className="pointer-events-none absolute hidden size-3 text-on-accent peer-checked:block"
				/>
			</span>
			<span className={hideLabel ? "sr-only" : "min-w-0 text-sm leading-6"}>
				<label htmlFor={props.id ?? id} className="has-disabled:text-muted">
					{label}
				</label>
				{help ? (
					<span id={helpId} className="block text-small text-muted">
						{help}
					</span>
				) : null}
			</span>
		</div>
	);
}
