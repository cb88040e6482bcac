namespace CounterDesk.Web.Reports;

/// <summary>
/// The words about exceptions. Of each rule: what it is called, what was found (with facts in braces), why that matters,
/// and what to ask.
/// </summary>
public sealed class ExceptionWords;
