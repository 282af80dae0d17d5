#!/usr/bin/env node
// The sources are TypeScript, and run as they are.
import { register } from "tsx/esm/api";

register();
const { runCommand } = await import("./run-command.ts");
process.exitCode = await runCommand(process.argv.slice(2));
