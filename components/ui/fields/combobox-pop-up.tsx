"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "../class-names.ts";
import { Popover, PopoverContent, PopoverTrigger } from "../windows/popover.tsx";
import { ComboboxButton, type ComboboxProps } from "./combobox-button.tsx";
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from "./command.tsx";
import { type ComboboxOption, useFoundOptions } from "./use-found-options.ts";

export default function ComboboxPopUp(props: ComboboxProps) {
	const { value, onValueChange, searchPlaceholder, empty, find } = props;
	const t = useTranslations("ui");
	const [open, setOpen] = useState(true);
	const [search, setSearch] = useState("");
	const { found, isLate } = useFoundOptions(find, search);
	const given = search === "" || !find ? props.options : [];
	const options = found ? [...given, ...found.options.filter(isNoneOf(given))] : given;
	const note = found === null ? t("notRead") : found?.hasMore ? t("findMore") : null;
	return (
		<Popover open={open} onOpenChange={setOpen}>
			<PopoverTrigger asChild>
				<ComboboxButton combobox={props} aria-expanded={open} />
			</PopoverTrigger>
			<PopoverContent className="w-(--radix-popover-trigger-width) min-w-60 p-0" aria-label={searchPlaceholder}>
				<Command label={searchPlaceholder} defaultValue={value ?? undefined} shouldFilter={!find}>
					<CommandInput placeholder={searchPlaceholder} value={search} onValueChange={setSearch} />
					<CommandList>
						{isLate || found === null ? null : <CommandEmpty>{empty}</CommandEmpty>}
						{options.map((option) => (
							<CommandItem
								key={option.value}
								value={option.value}
								keywords={[option.label, option.note ?? ""]}
								disabled={option.disabledReason !== undefined || (isLate && !given.includes(option))}
								onSelect={() => {
									onValueChange(option.value);
									setOpen(false);
								}}
							>
								<Check aria-hidden className={cn("text-accent-ink", option.value !== value && "invisible")} />
								<span className="min-w-0 flex-1">
									{option.label}
									{option.note ? <span className="text-muted"> {option.note}</span> : null}
									{option.disabledReason || option.detail ? (
										<span className="block text-small text-muted">{option.disabledReason ?? option.detail}</span>
									) : null}
								</span>
							</CommandItem>
						))}
					</CommandList>
					<p role="status" className="px-3 py-2 text-small text-muted empty:hidden">
						{note}
					</p>
				</Command>
			</PopoverContent>
		</Popover>
	);
}

function isNoneOf(options: readonly ComboboxOption[]) {
	return ({ value }: ComboboxOption) => !options.some((option) => option.value === value);
}
