namespace CounterDesk.Web.Features.Desk.Identity;

/// <summary>Names the words of the step that says who is here.</summary>
public sealed class IdentityText;
