export { type Links, type ReportInput, renderReport } from './render-report.ts';
