namespace CounterDesk.Web.Features.KeptProofs;

/// <summary>Names the words of the page on which an auditor reads a kept proof.</summary>
public sealed class KeptProofsText;
