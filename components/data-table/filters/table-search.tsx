"use client";

import { LoaderCircle, Search } from "lucide-react";
import { Input } from "../../ui/fields/input.tsx";
import { useTableAddress } from "../address/table-address.ts";
import { useTypedSearch } from "./use-typed-search.ts";

/** `label` says what is searched: "Search by name or email". It is the field's name and its placeholder. */
export function TableSearch({ label }: { label: string }) {
	const [search, setSearch] = useTypedSearch();
	const { pending } = useTableAddress();
	const Icon = pending ? LoaderCircle : Search;
	return (
		<search className="relative w-full sm:max-w-80 sm:flex-[1_1_14rem]">
			<Icon
				aria-hidden
				className={`pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted ${pending ? "motion-safe:animate-spin" : ""}`}
			/>
			<Input
				type="search"
				aria-label={label}
				placeholder={label}
				autoComplete="off"
				maxLength={200}
				className="pl-9 [&::-webkit-search-cancel-button]:appearance-none"
				value={search}
				onChange={({ target }) => setSearch(target.value)}
			/>
		</search>
	);
}
