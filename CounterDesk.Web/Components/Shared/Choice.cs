namespace CounterDesk.Web.Components.Shared;

/// <summary>One answer of <see cref="Choices{TValue}"/>. An answer that cannot be given says why in its note.</summary>
public sealed record Choice<TValue>(TValue Value, string Label, string? Note = null, string? Icon = null, bool Off = false);
