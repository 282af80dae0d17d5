"use client";

import { Check } from "lucide-react";
import { useState } from "react";
import { cn } from "./class-names.ts";
import { ComboboxButton, type ComboboxProps } from "./combobox.tsx";
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from "./command.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "./popover.tsx";

export default function ComboboxPopUp(props: ComboboxProps) {
	const { options, value, onValueChange, searchPlaceholder, empty } = props;
	const [open, setOpen] = useState(true);
	return (
		<Popover open={open} onOpenChange={setOpen}>
			<PopoverTrigger asChild>
				<ComboboxButton combobox={props} aria-expanded={open} />
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
								<span className="min-w-0 flex-1">
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
