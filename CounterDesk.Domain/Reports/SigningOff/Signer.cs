namespace CounterDesk.Domain.Reports.SigningOff;

/// <summary>Whoever decides about exceptions or signs a day.</summary>
/// <param name="Id">At the identity provider.</param>
/// <param name="Number">The staff number, which is what papers show.</param>
/// <param name="Name">As it stands at the provider.</param>
public sealed record Signer(string Id, string Number, string Name);
