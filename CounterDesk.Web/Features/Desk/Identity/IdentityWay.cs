namespace CounterDesk.Web.Features.Desk.Identity;

/// <summary>How the clerk is about to learn who somebody is.</summary>
public enum IdentityWay
{
    Card,

    /// <summary>An e-license code on a phone.</summary>
    Code,

    Typed,
}
