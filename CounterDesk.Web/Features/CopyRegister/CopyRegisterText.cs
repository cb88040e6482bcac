namespace CounterDesk.Web.Features.CopyRegister;

/// <summary>Names the words of the register: CopyRegisterText.resx and CopyRegisterText.en.resx.</summary>
public sealed class CopyRegisterText;
