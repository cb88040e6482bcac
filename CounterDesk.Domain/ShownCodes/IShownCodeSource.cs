namespace CounterDesk.Domain.ShownCodes;

/// <summary>Whoever makes e-license codes and can say whose one is: the source of the licenses, as a rule.</summary>
public interface IShownCodeSource
{
    /// <summary>Names the source in the audit log.</summary>
    string Key { get; }

    /// <summary>False where the hall has no such source; then nobody asks.</summary>
    bool IsSetUp { get; }

    /// <summary>No phone was there: whoever answers is invented.</summary>
    bool IsStandIn { get; }

    /// <summary>Asks whose the code is. The code is used up by that, whatever the answer.</summary>
    Task<ShownCodeAnswer> ResolveAsync(ShownCode code, CancellationToken cancellationToken);
}
