"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "../class-names.ts";
import { chosenAtFirst } from "./chosen-at-first.ts";

interface RadioGroupProps extends Omit<ComponentProps<"fieldset">, "children"> {
	legend: ReactNode;
	hideLegend?: boolean;
	error?: ReactNode;
	children: ReactNode;
}

/** A question with a few answers that are all shown. Its children are `RadioItem`s of one `name`. */
export function RadioGroup({ legend, hideLegend, error, className, children, ...props }: RadioGroupProps) {
	const id = useId();
	return (
		<fieldset aria-describedby={error ? id : undefined} className="min-w-0" {...props}>
			<legend className={hideLegend ? "sr-only" : "mb-2 text-sm font-medium"}>{legend}</legend>
			<div className={cn("flex flex-col gap-2", className)}>{children}</div>
			{error ? (
				<p id={id} className="mt-1.5 text-small text-bad">
					{error}
				</p>
			) : null}
		</fieldset>
	);
}

interface RadioItemProps extends Omit<ComponentProps<"input">, "type"> {
	label: ReactNode;
	help?: ReactNode;
	/** What stands at the right end, a price for instance. */
	aside?: ReactNode;
	/** Drawn as a card with a border around it. */
	card?: boolean;
}

export function RadioItem({ label, help, aside, card, className, ...props }: RadioItemProps) {
	const id = useId();
	return (
		<label
			htmlFor={id}
			className={cn(
				"flex items-start gap-2.5 text-sm has-disabled:text-muted",
				card &&
					"rounded-lg border border-line bg-surface px-4 py-3 hover:border-control has-checked:border-accent has-checked:bg-accent-soft/50 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
				className,
			)}
		>
			<span className="grid size-6 shrink-0 place-items-center">
				<input
					id={id}
					type="radio"
					aria-describedby={help ? `${id}-help` : undefined}
					className="size-4.5 appearance-none rounded-full border border-control bg-surface checked:border-[5px] checked:border-accent disabled:bg-sunken"
					{...chosenAtFirst(props)}
				/>
			</span>
			<span className="min-w-0 flex-1 leading-6">
				<span className="block font-medium">{label}</span>
				{help ? (
					<span id={`${id}-help`} className="block text-small text-muted">
						{help}
					</span>
				) : null}
			</span>
			{aside ? <span className="leading-6">{aside}</span> : null}
		</label>
	);
}
