namespace CounterDesk.Web.Auditing;

/// <summary>
/// An entry could not be written. Nothing may be fetched, changed or shown without it: the desk stops and says so.
/// </summary>
public sealed class AuditUnavailableException(Exception cause)
    : Exception("The audit log could not be written.", cause);
