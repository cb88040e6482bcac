namespace CounterDesk.Web.Components.Shared;

/// <summary>One step of <see cref="Stepper"/>. A done step may be gone back to; a future one may not.</summary>
public sealed record Step(string Name, string Label, bool Done, bool Now, bool CanGoBack);
