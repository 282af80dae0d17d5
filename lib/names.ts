import { z } from "zod";

/** Something that takes ink: neither blanks alone nor what is drawn as nothing, as U+200B is. */
export const VISIBLE = /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** What somebody calls a person or a thing. Its letters are composed (NFC), so that it is found however they are typed. */
export const givenName = z.string().normalize("NFC").trim();

/** Fit for a mail's subject or a table's cell: nothing that breaks a line, or that turns around what stands beside it. */
export const ONE_LINE = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]*$/u;
