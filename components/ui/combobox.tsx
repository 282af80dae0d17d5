"use client";

import { Check, ChevronsUpDown } from "lucide-react";
import { type ReactNode, useState } from "react";
import { cn } from "./class-names.ts";
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from "./command.tsx";
import { useFieldControl } from "./field-context.ts";
import { controlClasses } from "./input.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "./popover.tsx";

export interface ComboboxOption {
	value: string;
	label: string;
	/** More words that find it, an e-mail address for instance; shown beside the label. */
	note?: string;
	/** Why it can't be chosen; shown instead of being chosen. */
	disabledReason?: string;
}

interface ComboboxProps {
	options: readonly ComboboxOption[];
	value: string | null;
	onValueChange: (value: string) => void;
	/** Shown while nothing is chosen. */
	placeholder: string;
	searchPlaceholder: string;
	/** Shown when nothing matches the search. */
	empty: ReactNode;
	className?: string;
	disabled?: boolean;
}

/** A choice from a long list, found by typing. Inside a `Field` it has its label and error. */
export function Combobox(props: ComboboxProps) {
	const { options, value, onValueChange, placeholder, searchPlaceholder, empty, className, disabled } = props;
	const [open, setOpen] = useState(false);
	const chosen = options.find((option) => option.value === value);
	return (
		<Popover open={open} onOpenChange={setOpen}>
			<PopoverTrigger
				{...useFieldControl()}
				role="combobox"
				aria-expanded={open}
				disabled={disabled}
				className={cn(
					controlClasses,
					"flex h-9 items-center justify-between gap-2 text-left focus-visible:outline-1",
					className,
				)}
			>
				<span className={cn("truncate", !chosen && "text-faint")}>{chosen?.label ?? placeholder}</span>
				<ChevronsUpDown aria-hidden className="size-4 shrink-0 text-faint" />
			</PopoverTrigger>
			<PopoverContent className="w-(--radix-popover-trigger-width) min-w-60 p-0" aria-label={searchPlaceholder}>
				<Command label={searchPlaceholder} defaultValue={value ?? undefined}>
					<CommandInput placeholder={searchPlaceholder} />
					<CommandList>
						<CommandEmpty>{empty}</CommandEmpty>
						{options.map((option) => (
							<CommandItem
								key={option.value}
								value={option.value}
								keywords={[option.label, option.note ?? ""]}
								disabled={option.disabledReason !== undefined}
								onSelect={() => {
									onValueChange(option.value);
									setOpen(false);
								}}
							>
								<Check aria-hidden className={cn("text-accent-ink", option.value !== value && "invisible")} />
								<span className="min-w-0 flex-1 break-words">
									{option.label}
									{option.note ? <span className="text-muted"> {option.note}</span> : null}
									{option.disabledReason ? (
										<span className="block text-small text-muted">{option.disabledReason}</span>
									) : null}
								</span>
							</CommandItem>
						))}
					</CommandList>
				</Command>
			</PopoverContent>
		</Popover>
	);
}
