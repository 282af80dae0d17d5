"use client";

import { useTranslations } from "next-intl";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/fields/checkbox.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "../../ui/windows/popover.tsx";
import { useKeptParam } from "../address/use-kept-param.ts";
import { knownColumns } from "./chosen-columns.ts";
import { ColumnButton } from "./column-button.tsx";

export interface ColumnChoiceProps {
	columns: readonly { id: string; label: string; shown: boolean }[];
	/** The ids of the columns shown by default. */
	atFirst: readonly string[];
}

export default function ColumnPopUp({ columns, atFirst }: ColumnChoiceProps) {
	const t = useTranslations("table");
	const [value, setColumns] = useKeptParam("columns");
	const named = value === null ? null : knownColumns(value.split(","), columns);
	const chosen = named ?? (value === null ? columns.filter(({ shown }) => shown).map(({ id }) => id) : atFirst);
	function toggle(id: string, shown: boolean) {
		const next = columns.map((column) => column.id).filter((other) => (other === id ? shown : chosen.includes(other)));
		setColumns(next.join() === atFirst.join() ? null : next.join());
	}
	return (
		<Popover defaultOpen>
			<PopoverTrigger asChild>
				<ColumnButton />
			</PopoverTrigger>
			<PopoverContent align="end" className="w-60" aria-label={t("columns")}>
				<div className="space-y-1.5">
					{columns.map(({ id, label }) => (
						<Checkbox
							key={id}
							label={label}
							checked={chosen.includes(id)}
							onChange={({ target }) => toggle(id, target.checked)}
						/>
					))}
				</div>
				{chosen.join() !== atFirst.join() ? (
					<Button variant="link" className="mt-3" onClick={() => setColumns(null)}>
						{t("columnsAtFirst")}
					</Button>
				) : null}
			</PopoverContent>
		</Popover>
	);
}
