namespace CounterDesk.Web.SignIn.Accounts;

/// <summary>What came of changing the mapping.</summary>
public abstract record RoleMappingAnswer
{
    public sealed record Saved(int Edition) : RoleMappingAnswer;

    /// <summary>Somebody else changed it meanwhile; nothing was done.</summary>
    public sealed record Overtaken : RoleMappingAnswer;

    public sealed record Refused(RoleMappingFault Fault) : RoleMappingAnswer;
}
