namespace CounterDesk.Domain.Confirmations;

/// <summary>As what the second person answers.</summary>
public enum SecondPersonRole
{
    Clerk,
    Supervisor,
}

/// <summary>Somebody who would answer a request. <c>Role</c> is null for who may not, such as the auditor.</summary>
public sealed record SecondPerson(string Id, string Number, SecondPersonRole? Role);
