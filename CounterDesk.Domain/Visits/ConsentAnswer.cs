namespace CounterDesk.Domain.Visits;

/// <summary>What somebody answered to the question what may be looked at. Asking the clerk is no answer yet.</summary>
public enum ConsentAnswer
{
    Agreed,

    /// <summary>The matter goes on with paper.</summary>
    Refused,
}
