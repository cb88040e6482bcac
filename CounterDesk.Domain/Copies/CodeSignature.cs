namespace CounterDesk.Domain.Copies;

/// <summary>What the signature of a copy's code is worth, seen from a set of published keys.</summary>
public enum CodeSignature
{
    Right,

    /// <summary>No published key has its id. Somebody else's copy, or the keys at hand are old.</summary>
    UnknownKey,

    /// <summary>The key it was signed with has been withdrawn: nothing signed by it counts.</summary>
    KeyWithdrawn,

    /// <summary>Not signed by the key it names: forged or changed.</summary>
    Wrong,
}
