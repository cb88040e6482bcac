namespace CounterDesk.Domain.BreakGlass;

/// <summary>
/// A rule of the hall's own that stops a clerk, and that a supervisor may open. What a law says, that a license is not
/// genuine, and what could not be told are none of these: nobody opens them. The names are kept and logged, so a name never
/// changes.
/// </summary>
public enum BreakGlassRule
{
    /// <summary>
    /// The service item takes no copy of a license that is not in force. The copy is marked with its state on every page all
    /// the same.
    /// </summary>
    NotInForce,

    /// <summary>
    /// It was printed as often as the rule of its kind allows. What the rule asks of whoever prints again is asked all the
    /// same.
    /// </summary>
    PrintedTooOften,
}
